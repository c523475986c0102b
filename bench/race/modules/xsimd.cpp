// SPDX-License-Identifier: MIT
#include "peer.hpp"

#include "peers/xsimd.hpp"

XACT_RACE_PEERS("xsimd", "", peers::by_xsimd)
