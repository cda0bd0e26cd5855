# The helper program for amd64: prints the files that its arguments name, every 200 ms, until its output is closed or it
# is killed.
# Each round prints, for each file, its path and a line end, its content, a NUL and a line end; then a form feed and a
# line end. It needs no library and no other file.
        .intel_syntax noprefix
        .globl _start
        .text
_start: mov     r14, rsp                # argc, argv…
        sub     rsp, 65536              # buffer
        mov     r15, rsp
round:  lea     r12, [r14 + 16]         # argv[1]
file:   mov     rbx, [r12]
        test    rbx, rbx
        jz      over
        add     r12, 8
        mov     rsi, rbx                # length of the path
        xor     edx, edx
length: cmp     byte ptr [rbx + rdx], 0
        je      named
        inc     rdx
        jmp     length
named:  call    put
        lea     rsi, [rip + line]
        mov     edx, 1
        call    put
        mov     eax, 2                  # open(path, O_RDONLY)
        mov     rdi, rbx
        xor     esi, esi
        xor     edx, edx
        syscall
        test    eax, eax
        js      done
        mov     r13d, eax
part:   xor     eax, eax                # read(file, buffer, 65536)
        mov     edi, r13d
        mov     rsi, r15
        mov     edx, 65536
        syscall
        test    rax, rax
        jle     shut
        mov     rsi, r15
        mov     rdx, rax
        call    put
        jmp     part
shut:   mov     eax, 3                  # close(file)
        mov     edi, r13d
        syscall
done:   lea     rsi, [rip + end]
        mov     edx, 2
        call    put
        jmp     file
over:   lea     rsi, [rip + feed]
        mov     edx, 2
        call    put
        mov     eax, 35                 # nanosleep(200 ms)
        lea     rdi, [rip + pause]
        xor     esi, esi
        syscall
        jmp     round
put:    mov     eax, 1                  # write(1, rsi, rdx), all of it
        mov     edi, 1
        syscall
        test    rax, rax
        jle     quit
        add     rsi, rax
        sub     rdx, rax
        jnz     put
        ret
quit:   mov     eax, 60                 # exit(0)
        xor     edi, edi
        syscall
pause:  .quad   0, 200000000
end:    .byte   0
line:   .byte   10
feed:   .byte   12, 10
