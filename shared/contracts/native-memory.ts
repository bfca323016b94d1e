/**
 * Environment by which a process gives large pieces of memory back as soon as they are free: from 128 KiB on each is mapped by itself,
 * which is where glibc begins. Left alone it raises that with each larger piece that is freed, up to 32 MiB (mallopt(3), M_MMAP_THRESHOLD); pages of
 * Gecko's, blocks of rows and files for DefectDojo then come from one heap, whose holes stay with the process (measured at its peak: 201
 * and 211 MB above idle of 5,000 findings, and 156 with this).
 */
export const nativeMemoryEnvironment = { MALLOC_MMAP_THRESHOLD_: String(128 * 1024) } as const;
