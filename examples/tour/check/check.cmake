# SPDX-License-Identifier: MIT
# cmake -DTOUR=... -DMAKE_DATA=... -DEMULATOR=... -DDATA=... -DWORK=... -DCHECK=files|options|page
# -P check.cmake
cmake_minimum_required(VERSION 3.23)

set(page ${WORK}/page.html)

function(run)
    execute_process(COMMAND ${EMULATOR} ${TOUR} ${ARGN}
        WORKING_DIRECTORY ${WORK} RESULT_VARIABLE code OUTPUT_VARIABLE out ERROR_VARIABLE err)
    set(code "${code}" PARENT_SCOPE)
    set(out "${out}" PARENT_SCOPE)
    set(err "${err}" PARENT_SCOPE)
endfunction()

# The exit code, and what standard error must contain; and that no page is written.
function(expect_failure expected_code pattern)
    run(${ARGN})
    if(NOT code STREQUAL expected_code OR NOT err MATCHES "${pattern}")
        message(SEND_ERROR "${ARGN}\nexpected exit code ${expected_code} and '${pattern}', "
            "found exit code ${code} and:\n${err}")
    endif()
    if(EXISTS ${page} OR EXISTS ${page}.part)
        message(SEND_ERROR "${ARGN}\nleft a page behind")
        file(REMOVE ${page} ${page}.part)
    endif()
endfunction()

function(expect_success)
    run(${ARGN})
    if(NOT code STREQUAL "0")
        message(FATAL_ERROR "${ARGN}\nexpected exit code 0, found ${code}:\n${err}")
    endif()
    set(out "${out}" PARENT_SCOPE)
endfunction()

file(REMOVE_RECURSE ${WORK})
file(MAKE_DIRECTORY ${WORK})
execute_process(COMMAND ${EMULATOR} ${MAKE_DATA} ${DATA} ${WORK}/data RESULT_VARIABLE made)
if(NOT made STREQUAL "0")
    message(FATAL_ERROR "the data for the checks could not be made")
endif()

if(CHECK STREQUAL "files")
    foreach(case
            "missing|t10k-labels-idx1-ubyte': no such file"
            "folder|train-images-idx3-ubyte': is a directory"
            "empty|train-images-idx3-ubyte': is cut short: expected an IDX header of 16 bytes, found 0 bytes"
            "header|train-images-idx3-ubyte': is cut short: expected an IDX header of 16 bytes, found 10 bytes"
            "short|t10k-images-idx3-ubyte': is cut short: .*50 x 28 x 28.* expected 39200 bytes of data, found 39199"
            "long|t10k-labels-idx1-ubyte': is too long: .*expected 50 bytes of data, found 51"
            "magic|train-labels-idx1-ubyte': .*expected the magic number 0x00000801 .*found 0x00000803"
            "text|train-images-idx3-ubyte': is not .*expected the magic number 0x00000803 .*found 0x3C21646F"
            "gzip|t10k-images-idx3-ubyte': is compressed with gzip; .*gunzip 'data/gzip/t10k-images-idx3-ubyte.gz'"
            "packed|train-images-idx3-ubyte': no such file, but .*gunzip 'data/packed/train-images-idx3-ubyte.gz'"
            "partly|t10k-images-idx3-ubyte': no such file, but .*gunzip 'data/partly/t10k-images-idx3-ubyte.gz'"
            "count|train-labels-idx1-ubyte': expected 100 labels, .*train-images-idx3-ubyte', found 99"
            "label|t10k-labels-idx1-ubyte': expected labels from 0 to 9, found 10 at index 7"
            "shape|train-images-idx3-ubyte': expected images of 28 x 28 pixels, found 14 x 56"
            "none|t10k-images-idx3-ubyte': expected at least 1 image, found 0"
            "huge|t10k-images-idx3-ubyte': has impossible dimensions")
        string(REPLACE "|" ";" case "${case}")
        list(GET case 0 folder)
        list(GET case 1 pattern)
        expect_failure(1 "data/${folder}/${pattern}" --data data/${folder} --out page.html --epochs 1)
    endforeach()
    expect_failure(1 "is not a folder; .*unpack it with gunzip"
        --data data/packed/train-images-idx3-ubyte.gz --out page.html)
    expect_failure(1 "data/nowhere': is not a folder" --data data/nowhere --out page.html)
    expect_failure(1 "'data': is a directory" --data data/good --out data --epochs 1)
    expect_failure(1 "'no/page.html': cannot be written" --data data/good --out no/page.html --epochs 1)
elseif(CHECK STREQUAL "options")
    expect_failure(2 "unknown option '--colour'" --colour)
    expect_failure(2 "unknown option '-x'" -x)
    expect_failure(2 "unexpected argument 'digits'" digits)
    expect_failure(2 "--epochs: expected a whole number from 1 to 1000, found '0'" --epochs 0)
    expect_failure(2 "--epochs: .* found '1001'" --epochs=1001)
    expect_failure(2 "--epochs: .* found '3x'" --epochs 3x)
    expect_failure(2 "--seed: .* found '-1'" --seed -1)
    expect_failure(2 "--seed: .* found '18446744073709551616'" --seed 18446744073709551616)
    expect_failure(2 "--out: expected a value" --out)
    expect_failure(2 "--data: expected a value, found an empty one" --data=)
    expect_failure(2 "--no-times: takes no value" --no-times=1)
    expect_success(--help)
    if(NOT out MATCHES "usage: xact_tour")
        message(SEND_ERROR "--help printed:\n${out}")
    endif()
else()
    set(small --data data/good --epochs 2 --no-times)
    expect_success(${small} --seed 7 --out first.html)
    expect_success(${small} --seed 7 --out second.html)
    expect_success(${small} --seed 8 --out other.html)
    file(READ ${WORK}/first.html first)
    file(READ ${WORK}/second.html second)
    file(READ ${WORK}/other.html other)
    if(NOT first STREQUAL second)
        message(SEND_ERROR "two runs with one seed wrote different pages")
    endif()
    if(first STREQUAL other)
        message(SEND_ERROR "two seeds gave the same page")
    endif()
    # Self-contained: no address with a host, no script, no link to a file.
    foreach(banned "://" "<script" "<link" "@import" "url\\([^#]" "src='[^d]")
        if(first MATCHES "${banned}")
            message(SEND_ERROR "the page has '${banned}' in it")
        endif()
    endforeach()
    foreach(wanted "<!doctype html>" "prefers-color-scheme:dark" "CC BY-SA 3.0" "Vanishing gradients" "</html>")
        string(FIND "${first}" "${wanted}" at)
        if(at EQUAL -1)
            message(SEND_ERROR "the page has no '${wanted}' in it")
        endif()
    endforeach()
    # Over an existing page, with the digits that are part of xact, and with times.
    file(WRITE ${page} "old")
    expect_success(--epochs 1 --out page.html)
    file(READ ${page} full)
    if(NOT full MATCHES "What they cost" OR EXISTS ${page}.part)
        message(SEND_ERROR "the page was not put in the place of the old one")
    endif()
endif()
