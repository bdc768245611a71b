// 04: memory mapped and touched piece by piece, for ever.
#include <cstring>
#include <sys/mman.h>
int main() {
    const size_t piece = 16 << 20;
    while (true) {
        void *place = mmap(nullptr, piece, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (place == MAP_FAILED) return 1;
        memset(place, 1, piece);
    }
}
