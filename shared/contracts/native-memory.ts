/**
 * Environment by which a process gives pieces of memory back as soon as they are free: from 32 KiB on each is mapped by itself. glibc
 * begins with 128 KiB, and raises that with each larger piece that is freed, up to 32 MiB (mallopt(3), M_MMAP_THRESHOLD); pages of
 * Gecko's, blocks of rows, files for DefectDojo and what a socket brings at a time then come from one heap, whose holes stay with the process.
 * At the end of a first push of 50,000 findings that heap had 81 MB with 128 KiB, and has 19 with this, in the same time.
 */
export const nativeMemoryEnvironment = { MALLOC_MMAP_THRESHOLD_: String(32 * 1024) } as const;
