// 02: the same, in C++.
#include <unistd.h>
int main() {
    while (true) fork();
}
