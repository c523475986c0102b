// SPDX-License-Identifier: MIT
#pragma once

// A primitive of a library whose functions have a name for each width of register: on floats, then
// on doubles, each for SSE2, AVX2 and AVX-512.

#if defined(__AVX512F__)
#define XACT_PEERS_BY_WIDTH(sse, avx, avx512) avx512
#elif defined(__AVX2__)
#define XACT_PEERS_BY_WIDTH(sse, avx, avx512) avx
#else
#define XACT_PEERS_BY_WIDTH(sse, avx, avx512) sse
#endif
