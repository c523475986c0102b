# SPDX-License-Identifier: MIT
# Every header. Those of executors are adapters to libraries that may be missing, so they are
# installed, but not compiled alone by a test.
xact_glob(xact_headers include/xact *.hpp RECURSE)
xact_glob(xact_adapters include/xact/executors *.hpp)
list(REMOVE_ITEM xact_headers ${xact_adapters})
