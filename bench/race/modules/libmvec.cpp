// SPDX-License-Identifier: MIT
// Compiled with -ffast-math, but linked without: g++ before 13 would add a start-up file to the
// shared object that flushes subnormals for the whole process.

#include "peer.hpp"

#include "peers/plain.hpp"

XACT_RACE_PEERS("libmvec", "plain loops through -ffast-math", peers::by_plain_loops)
