// 24: the same, in C++.
#include <cstdio>
int deeper(int depth) {
    volatile char frame[256];
    frame[depth % 256] = 1;
    return deeper(depth + 1) + frame[0];
}
int main() { printf("%d\n", deeper(0)); }
