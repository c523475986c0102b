// SPDX-License-Identifier: MIT
#include "check.hpp"

#include <Eigen/Dense>
#include <unsupported/Eigen/CXX11/Tensor>

using namespace Eigen;
using xact::detail::fault;
template <class S>
using strided = Map<VectorXf, 0, S>;

// What the type tells at compile time.
static_assert(check::fault_of<MatrixXf, MatrixXf&>() == fault::none);
static_assert(check::fault_of<VectorXf, RowVectorXf&>() == fault::none);
static_assert(check::fault_of<std::vector<float>, MatrixXf&>() == fault::none);
static_assert(check::fault_of<strided<InnerStride<2>>, VectorXf&>() == fault::strides);
static_assert(check::fault_of<VectorXf, strided<InnerStride<3>>>() == fault::strides);
static_assert(check::fault_of<strided<InnerStride<1>>, VectorXf&>() == fault::none);
static_assert(check::fault_of<strided<InnerStride<>>, VectorXf&>() == fault::none);
static_assert(check::fault_of<Block<Matrix4f, 2, 2>, Matrix2f&>() == fault::strides);
static_assert(check::fault_of<Block<Matrix4f, 4, 2>, Matrix<float, 4, 2>&>() == fault::none);
static_assert(check::fault_of<Block<Matrix4f, 1, 4>, Vector4f&>() == fault::strides);
static_assert(check::fault_of<Block<Matrix4f, 4, 1>, Vector4f&>() == fault::none);
static_assert(check::fault_of<Map<Matrix2f, 0, OuterStride<5>>, Matrix2f&>() == fault::strides);
static_assert(check::fault_of<Matrix<float, 2, 2, RowMajor>, Matrix2f&>() == fault::orders);
static_assert(check::fault_of<Transpose<MatrixXf>, MatrixXf&>() == fault::orders);
static_assert(check::fault_of<Transpose<MatrixXf>, Transpose<MatrixXf>>() == fault::none);
static_assert(check::fault_of<Transpose<VectorXf>, VectorXf&>() == fault::none);
static_assert(check::fault_of<MatrixXf, ArrayXXf&>() == fault::none);
static_assert(check::fault_of<MatrixXd, MatrixXf&>() == fault::mixed_elements);
static_assert(check::fault_of<MatrixXi, MatrixXi&>() == fault::elements);
static_assert(check::fault_of<MatrixXcf, MatrixXcf&>() == fault::elements);
// A temporary matrix is gone after the call; a temporary view is not. An expression has no
// elements.
static_assert(check::fault_of<MatrixXf, MatrixXf>() == fault::temporary);
static_assert(check::fault_of<MatrixXf, Map<MatrixXf>>() == fault::none);
static_assert(check::fault_of<MatrixXf, Block<MatrixXf>>() == fault::none);
static_assert(check::fault_of<MatrixXf, Ref<MatrixXf>>() == fault::none);
static_assert(check::fault_of<MatrixXf, const MatrixXf&>() == fault::const_output);
static_assert(check::fault_of<MatrixXf, Map<const MatrixXf>>() == fault::const_output);
using sum = decltype(MatrixXf{} + MatrixXf{});
static_assert(check::fault_of<sum, MatrixXf&>() == fault::no_array);
static_assert(check::fault_of<Reverse<VectorXf, BothDirections>, VectorXf&>() == fault::no_array);
static_assert(check::fault_of<Tensor<float, 3>, Tensor<float, 3>&>() == fault::none);
static_assert(check::fault_of<Tensor<float, 3, RowMajor>, Tensor<float, 3>&>() == fault::orders);
static_assert(check::fault_of<Tensor<float, 1, RowMajor>, VectorXf&>() == fault::none);

namespace {

MatrixXf counted(Index rows, Index columns) {
    MatrixXf m(rows, columns);
    for (Index i = 0; i < rows; ++i)
        for (Index j = 0; j < columns; ++j)
            m(i, j) = static_cast<float>(i * 10 + j) * (j % 2 == 0 ? 1.0f : -1.0f);
    return m;
}

const xact::linear identity;

void blocks() {
    for (const Index rows : {1, 2, 5, 17})
        for (const Index columns : {1, 2, 5, 17}) {
            const MatrixXf from = counted(rows, columns);
            for (Index i = 0; i < rows; ++i) {
                // A row is contiguous where there is one row, or one element.
                RowVectorXf y = RowVectorXf::Zero(columns);
                if (rows == 1 || columns == 1) {
                    xact::forward(identity, from.row(i), y);
                    check::that(y == from.row(i), "a row that is contiguous");
                } else {
                    check::refused("a row", y, "xact::forward: x is not contiguous: the stride of",
                                   [&] { xact::forward(identity, from.row(i), y); });
                    MatrixXf in_place = from;
                    check::refused("a row in place", in_place, "is not contiguous", [&] {
                        xact::forward(xact::relu{}, in_place.row(i), in_place.row(i));
                    });
                }
            }
            for (Index j = 0; j < columns; ++j) {
                MatrixXf y = from;
                xact::forward(xact::relu{}, y.col(j), y.col(j));
                MatrixXf wanted = from;
                wanted.col(j) = from.col(j).cwiseMax(0.0f);
                check::that(y == wanted, "a column in place");
            }
            for (Index r = 0; r <= rows; ++r)
                for (Index c = 0; c <= columns; ++c) {
                    MatrixXf y = from;
                    const auto call = [&] {
                        xact::forward(xact::relu{}, y.bottomRightCorner(r, c),
                                      y.bottomRightCorner(r, c));
                    };
                    if (r == rows || c <= 1 || r == 0) {
                        call();
                        MatrixXf wanted = from;
                        wanted.bottomRightCorner(r, c) =
                            from.bottomRightCorner(r, c).cwiseMax(0.0f);
                        check::that(y == wanted, "a block that is contiguous, in place");
                    } else {
                        check::refused("a block", y, "is not contiguous", call);
                    }
                }
        }
}

void maps() {
    float nine[9] = {0, 1, 2, 3, 4, 5, 6, 7, 8};
    VectorXf y = VectorXf::Zero(4);
    check::refused("a map with a stride of its object", y, "stride of its dimension 0 is 2", [&] {
        strided<InnerStride<>> odd(nine, 4, InnerStride<>(2));
        xact::forward(identity, odd, y);
    });
    xact::forward(identity, strided<InnerStride<>>(nine, 4, InnerStride<>(1)), y);
    check::that(y == Vector4f(0, 1, 2, 3), "a map with stride 1");
    // The diagonal of a matrix, the real parts of a complex vector.
    MatrixXf m = counted(3, 3);
    VectorXf d = VectorXf::Zero(3);
    check::refused("a diagonal", d, "is not contiguous",
                   [&] { xact::forward(identity, m.diagonal(), d); });
    using rows_of_two = Map<Matrix<float, Dynamic, Dynamic, RowMajor>, 0, OuterStride<>>;
    check::refused("rows with an outer stride", m, "stride of its dimension 0 is 4", [&] {
        MatrixXf unused = m;
        Matrix<float, Dynamic, Dynamic, RowMajor> out(2, 3);
        xact::forward(identity, rows_of_two(nine, 2, 3, OuterStride<>(4)), out);
    });
}

void shapes() {
    const MatrixXf x = counted(2, 3);
    MatrixXf y = MatrixXf::Zero(3, 2);
    check::refused("another shape", y, "x and y have another shape: 2 and 3",
                   [&] { xact::forward(identity, x, y); });
    std::vector<float> flat(6);
    xact::forward(identity, x, flat);
    check::that(std::memcmp(flat.data(), x.data(), sizeof(float) * 6) == 0, "matrix to vector");
    MatrixXf z = MatrixXf::Zero(2, 3), d = MatrixXf::Zero(3, 2), dy = x;
    check::refused("another shape, derivative", d, "x and d have another shape",
                   [&] { xact::forward(identity, x, z, d); });
    check::refused("another shape, backward", d, "x and dx have another shape",
                   [&] { xact::backward(identity, x, dy, d); });
    check::refused("a strided dy", z, "dy is not contiguous",
                   [&] { xact::backward(identity, x, counted(4, 3).topRows(2), z); });
    xact::forward(identity, x.transpose(), z.transpose());
    check::that(z == x, "two transposes");
}

} // namespace

int main() {
    blocks();
    maps();
    shapes();
    return check::result("Eigen");
}
