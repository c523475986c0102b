# SPDX-License-Identifier: MIT
# cmake -DCXX=.. -DFLAGS=.. -DINCLUDE=.. -DWORK=.. -P linked_only.cmake
#
# A unit that only links to what is compiled elsewhere needs only xact/dispatch.hpp, which includes
# neither kernels nor xsimd, and functors are complete once another header is included: in any
# order, and after they have been used.

file(REMOVE_RECURSE ${WORK})
# Before all others, so that any include of xsimd is detected.
file(WRITE ${WORK}/none/xsimd/xsimd.hpp "#error \"xsimd is included\"\n")

function(compile name text)
    file(WRITE ${WORK}/${name}.cpp "${text}")
    execute_process(COMMAND ${CXX} ${ARGN} @${FLAGS} ${WORK}/${name}.cpp
        RESULT_VARIABLE failed OUTPUT_VARIABLE output ERROR_VARIABLE errors)
    set(failed "${failed}" PARENT_SCOPE)
    set(output "${output}" PARENT_SCOPE)
    set(errors "${errors}" PARENT_SCOPE)
endfunction()
function(must_compile name text)
    compile(${name} "${text}" ${ARGN})
    if(failed)
        message(FATAL_ERROR "${name} does not compile:\n${errors}")
    endif()
    set(output "${output}" PARENT_SCOPE)
endfunction()

set(use "
inline void use(std::span<const float> x, std::span<float> y, std::span<float> d) {
    xact::dispatched::forward(xact::relu{}, x, y);
    xact::dispatched::forward(xact::tanh{}, x, y, d);
    xact::dispatched::derivative(xact::step{.threshold = 1}, x, d);
    xact::dispatched::backward(xact::linear{.slope = 2}, x, y, d);
    xact::dispatched::backward_from_value(xact::sigmoid<xact::exact>{}, x, y, d);
    xact::dispatched::backward_from_value(xact::leaky_relu{.negative_slope = 0.2}, x, y, d);
}
")

# Without xsimd, and the compiler lists what was included.
must_compile(alone "#include <xact/dispatch.hpp>\n${use}"
    -I${WORK}/none -I${INCLUDE} -fsyntax-only -Wall -Wextra)
must_compile(alone "#include <xact/dispatch.hpp>\n${use}" -I${WORK}/none -I${INCLUDE} -M)
if(NOT output MATCHES "xact/dispatch\\.hpp" OR output MATCHES "xact/(simd|kernels|concepts|arrays/(evaluate|sweep|stream|run|call))|xsimd/")
    message(FATAL_ERROR "xact/dispatch.hpp includes more than it should:\n${output}")
endif()

# Without it, the error for a functor that is called says what is missing.
foreach(call IN ITEMS "xact::relu{}(1.0f)" "xact::tanh{}(1.0)" "xact::sigmoid<xact::exact>{}.derivative(1.0f)")
    compile(called "#include <xact/dispatch.hpp>\nauto y = ${call};\n" -I${WORK}/none -I${INCLUDE} -fsyntax-only)
    if(NOT failed OR NOT errors MATCHES "to_call_a_functor_include_xact_xact_hpp")
        message(FATAL_ERROR "with only xact/dispatch.hpp ${call} should ask for xact/xact.hpp, and says\n${errors}")
    endif()
endforeach()

# Complete, in every order.
set(call_tanh "
static_assert(xact::tanh<xact::exact>{}(0.0f) == 0 && xact::floating_value<float>);
float call_tanh(float x) { return xact::tanh{}(x) + xact::tanh{}.derivative_from_value(x); }
")
set(call_all "${call_tanh}
static_assert(xact::relu{}(2.0f) == 2 && xact::leaky_relu{.negative_slope = 0.5}.derivative(-1.0) == 0.5);
static_assert(xact::activation<xact::step, float> && xact::activation<xact::tanh<>, double>);
void call(std::span<const float> x, std::span<float> y) { xact::forward(xact::sigmoid{}, x, y); }
")
set(dispatch "#include <xact/dispatch.hpp>\n")
set(all "#include <xact/xact.hpp>\n#include <span>\n")
set(one "#include <xact/functions/tanh.hpp>\n")
set(flags -I${INCLUDE} -fsyntax-only -Wall -Wextra)
must_compile(dispatch_all "${dispatch}${all}${use}${call_all}" ${flags})
must_compile(all_dispatch "${all}${dispatch}${use}${call_all}" ${flags})
must_compile(used_all "${dispatch}${use}${all}${call_all}" ${flags})
must_compile(dispatch_one "${dispatch}${one}${use}${call_tanh}" ${flags})
must_compile(one_dispatch "${one}${dispatch}${use}${call_tanh}" ${flags})
must_compile(used_one "${dispatch}${use}${one}${call_tanh}" ${flags})
must_compile(one_all "${one}${dispatch}${all}${use}${call_all}" ${flags})
must_compile(list_all "${dispatch}#include <xact/functions.hpp>\n${use}${call_tanh}" ${flags})
must_compile(one "${one}${call_tanh}" ${flags})
file(GLOB functions RELATIVE ${INCLUDE} ${INCLUDE}/xact/functions/*.hpp)
foreach(header IN LISTS functions)
    get_filename_component(name ${header} NAME_WE)
    set(value "float value(float x) { return xact::${name}{}(x) + xact::${name}{}.derivative(x); }\n")
    must_compile(${name} "#include <${header}>\n${value}" ${flags})
    must_compile(${name} "${dispatch}#include <${header}>\n${value}" ${flags})
endforeach()
list(LENGTH functions count)
message(STATUS "xact/dispatch.hpp alone, and functors whole in 9 orders and with each of ${count} headers of functions")
