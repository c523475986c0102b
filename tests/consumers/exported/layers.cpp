// SPDX-License-Identifier: MIT
#include "layers.hpp"

void rectify(std::vector<float>& x) { activate(xact::relu{}, x); }
