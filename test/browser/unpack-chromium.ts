import chromium from '@sparticuz/chromium';

// A program of its own, since where the package unpacks to is the temporary folder of the whole process.
await chromium.executablePath();
