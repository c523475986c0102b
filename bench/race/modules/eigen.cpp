// SPDX-License-Identifier: MIT
#include "peer.hpp"

#include "peers/eigen.hpp"

XACT_RACE_PEERS("Eigen", "", peers::by_eigen)
