// SPDX-License-Identifier: MIT
#include "peer.hpp"

#include "peers/sleef.hpp"

XACT_RACE_PEERS("SLEEF", "", peers::by_sleef, peers::by_sleef_u35)
