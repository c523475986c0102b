// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

namespace tour {

// A read-only matrix with any strides, so that one product serves A·B and Aᵀ·B.
struct matrix_view {
    const float* data;
    std::size_t row_stride;
    std::size_t column_stride;

    float operator()(std::size_t i, std::size_t k) const {
        return data[i * row_stride + k * column_stride];
    }
};

// c += a · b, where b (depth × columns) and c (rows × columns) are dense and row-major.
//
// The inner loop runs along rows of b and c, which the compiler vectorises; four steps of the sum
// at a time save three of four loads and stores of c. Four zeros in a row are skipped, because most
// pixels of a digit are blank.
inline void multiply_add(std::size_t rows, std::size_t depth, std::size_t columns, matrix_view a,
                         const float* b, float* __restrict c) {
    for (std::size_t i = 0; i < rows; ++i) {
        float* __restrict out = c + i * columns;
        std::size_t k = 0;
        for (; k + 4 <= depth; k += 4) {
            const float a0 = a(i, k);
            const float a1 = a(i, k + 1);
            const float a2 = a(i, k + 2);
            const float a3 = a(i, k + 3);
            if (a0 == 0.0F && a1 == 0.0F && a2 == 0.0F && a3 == 0.0F) {
                continue;
            }
            const float* __restrict b0 = b + k * columns;
            const float* __restrict b1 = b0 + columns;
            const float* __restrict b2 = b1 + columns;
            const float* __restrict b3 = b2 + columns;
            for (std::size_t j = 0; j < columns; ++j) {
                out[j] += (a0 * b0[j] + a1 * b1[j]) + (a2 * b2[j] + a3 * b3[j]);
            }
        }
        for (; k < depth; ++k) {
            const float ak = a(i, k);
            const float* __restrict bk = b + k * columns;
            for (std::size_t j = 0; j < columns; ++j) {
                out[j] += ak * bk[j];
            }
        }
    }
}

inline void transpose(std::size_t rows, std::size_t columns, const std::vector<float>& from,
                      std::vector<float>& to) {
    to.resize(from.size());
    for (std::size_t i = 0; i < rows; ++i) {
        for (std::size_t j = 0; j < columns; ++j) {
            to[j * rows + i] = from[i * columns + j];
        }
    }
}

} // namespace tour
