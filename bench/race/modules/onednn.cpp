// SPDX-License-Identifier: MIT
// Primitives are made once for an array, outside the measured time, as its users do; one thread. No
// double in oneDNN.

#include "module.hpp"

#include <dnnl.hpp>

#include <exception>
#include <memory>

namespace {

constexpr float slope = 0.01f; // as xact's default

// What a call needs and must outlive it.
struct prepared {
    dnnl::engine engine{dnnl::engine::kind::cpu, 0};
    dnnl::stream stream{engine};
    dnnl::primitive primitive;
    dnnl::memory memory[3];
    dnnl_exec_arg_t arguments[3];
    int count = 0;

    void add(int what, const dnnl::memory::desc& md, const void* data) {
        memory[count] = dnnl::memory(md, engine, const_cast<void*>(data));
        arguments[count] = {what, memory[count].get()};
        ++count;
    }
};

template <dnnl::algorithm Algorithm, int AlphaPercent, bool Backward>
void* prepare(const race::arrays& a) {
    try {
        using namespace dnnl;
        auto p = std::make_unique<prepared>();
        const memory::desc md({static_cast<memory::dim>(a.n)}, memory::data_type::f32,
                              memory::format_tag::a);
        const float alpha = AlphaPercent == 1 ? slope : 0;
        const eltwise_forward::primitive_desc forward(
            {Backward ? prop_kind::forward_training : prop_kind::forward_inference, Algorithm, md,
             alpha, 0.0f},
            p->engine);
        if constexpr (Backward) {
            const eltwise_backward::primitive_desc backward({Algorithm, md, md, alpha, 0.0f},
                                                            p->engine, forward);
            p->primitive = eltwise_backward(backward);
            p->add(DNNL_ARG_SRC, md, a.x);
            p->add(DNNL_ARG_DIFF_DST, md, a.dy);
            p->add(DNNL_ARG_DIFF_SRC, md, a.y);
        } else {
            p->primitive = eltwise_forward(forward);
            p->add(DNNL_ARG_SRC, md, a.x);
            p->add(DNNL_ARG_DST, md, a.y);
        }
        return p.release();
    } catch (const std::exception&) {
        return nullptr;
    }
}

void run(void* state, const race::arrays&, std::size_t repeats) {
    auto& p = *static_cast<prepared*>(state);
    for (std::size_t i = 0; i < repeats; ++i) {
        dnnl_primitive_execute(p.primitive.get(), p.stream.get(), p.count, p.arguments);
        dnnl_stream_wait(p.stream.get());
    }
}

void finish(void* state) { delete static_cast<prepared*>(state); }

constexpr auto all = [] {
    race::table<8> t{};
    const auto add = [&]<dnnl::algorithm Algorithm, int AlphaPercent>(const char* function,
                                                                      const char* how) {
        t.add({"oneDNN", how, function, race::forms::value, "float",
               prepare<Algorithm, AlphaPercent, false>, run, finish});
        t.add({"oneDNN", how, function, race::forms::backward, "float",
               prepare<Algorithm, AlphaPercent, true>, run, finish});
    };
    using dnnl::algorithm;
    add.operator()<algorithm::eltwise_tanh, 0>("tanh", "eltwise_tanh");
    add.operator()<algorithm::eltwise_logistic, 0>("sigmoid", "eltwise_logistic");
    add.operator()<algorithm::eltwise_relu, 0>("relu", "eltwise_relu");
    add.operator()<algorithm::eltwise_relu, 1>("leaky_relu", "eltwise_relu, alpha 0.01");
    return t;
}();

constexpr race::module m{"oneDNN",
                         XACT_RACE_TEXT(DNNL_VERSION_MAJOR) "." XACT_RACE_TEXT(
                             DNNL_VERSION_MINOR) "." XACT_RACE_TEXT(DNNL_VERSION_PATCH),
                         "", all.entries, all.size};

} // namespace

const race::module* xact_race_module() {
#if !defined(__AVX512F__)
    // oneDNN compiles for the CPU that it detects; this limits it to the instruction set of the
    // others.
    dnnl_set_max_cpu_isa(dnnl_cpu_isa_avx2);
#endif
    return &m;
}
