// SPDX-License-Identifier: MIT
#include "body.hpp"

const unit unit_c{xact::simd::native::name(), run, refused};
