// Plain JavaScript, since an older Node can't read anything else of this project.
const neededMajor = 24;
const [major] = process.versions.node.split('.').map(Number);

if (major < neededMajor) {
  console.error(
    `This needs Node ${neededMajor}, and here runs ${process.version}: npm brought none along for ${process.platform} on ${process.arch}. ` +
      `Run npm ci again; if that doesn't help, install Node ${neededMajor} yourself.`,
  );
  process.exitCode = 1;
}
