// 12: a gigabyte on standard error.
#include <cstdio>
#include <cstring>
int main() {
    static char block[1 << 16];
    memset(block, 'x', sizeof block);
    for (int i = 0; i < 1 << 14; ++i) fwrite(block, 1, sizeof block, stderr);
}
