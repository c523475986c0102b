// SPDX-License-Identifier: MIT
#include "peer.hpp"

#include "peers/highway.hpp"

XACT_RACE_PEERS("Highway", "", peers::by_highway)
