// SPDX-License-Identifier: MIT
#include "body.hpp"

const unit unit_b{xact::simd::native::name(), run, refused};
