#ifndef CISNAD_KERNELS_H
#define CISNAD_KERNELS_H
float isnad_dot(const float *a, const float *b, int n);
#endif
