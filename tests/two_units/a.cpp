// SPDX-License-Identifier: MIT
#include "body.hpp"

const unit unit_a{xact::simd::native::name(), run, refused};
