# SPDX-License-Identifier: MIT
# The compiler flags of the instruction sets that are compiled side by side. What a CPU must have to
# run code compiled with them is in include/xact/dispatch/units.hpp, where the compiler compares the
# two.
set(xact_flags_baseline)
set(xact_flags_avx2 -mavx2 -mfma)
set(xact_flags_avx512 -march=x86-64-v4 -mprefer-vector-width=512)

# The patterns by which symbols are recognised as those of one instruction set: the demangled and
# the mangled names, because nm and llvm-nm in Debian 12 demangle none in which a newer clang wrote
# a constraint (Tk).
set(xact_symbols_avx2 "xsimd::fma3<xsimd::avx2>|::units::avx2|^_Z.*(4fma3I[A-Z0-9_]*4avx2E|5units4avx2E)")
set(xact_symbols_avx512 "xsimd::avx512bw|::units::avx512|^_Z.*(8avx512bwE|5units6avx512E)")
# Or by the hash of the compiler's flags from include/xact/unit.hpp.
set(xact_symbols_of_flags "xact::detail::unit<[0-9]+|^_Z.*6detail4unitIL[my][0-9]+E")
