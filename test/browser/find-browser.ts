import { access, constants, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import packageJson from '../../package.json' with { type: 'json' };

/** A Chromium to start. */
export interface FoundBrowser {
  readonly executablePath: string;
  readonly env: Record<string, string>;
}

const namesOnMachines = ['chromium', 'google-chrome', 'chromium-browser'];
const shipped = '@sparticuz/chromium';

/**
 * The machine's Chromium (`CHROME_PATH`, or one of the usual names), else on Linux the one that an npm package ships, which is
 * unpacked to `folder` the first time.
 *
 * @throws {Error} with what to do where there is none.
 */
export async function findBrowser(folder: string): Promise<FoundBrowser> {
  const { CHROME_PATH: told, PATH = '' } = process.env;
  if (told) return { executablePath: told, env: {} };
  for (const directory of PATH.split(path.delimiter)) {
    for (const name of namesOnMachines) {
      const executablePath = path.join(directory, name);
      if (await isExecutable(executablePath)) return { executablePath, env: {} };
    }
  }
  if (process.platform !== 'linux') {
    throw new Error('The browser tests need Chromium or Chrome: set CHROME_PATH to the path of its program.');
  }
  return shippedBrowser(path.join(folder, `chromium-${packageJson.devDependencies[shipped]}`));
}

async function shippedBrowser(home: string): Promise<FoundBrowser> {
  if (!(await isExecutable(path.join(home, 'chromium')))) {
    // Whoever interrupts this leaves nothing that looks whole.
    const unfinished = `${home}.unfinished`;
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(unfinished, { recursive: true });
    await unpack(unfinished);
    await rm(home, { recursive: true, force: true });
    await rename(unfinished, home);
  }
  // It looks the same on every machine with the fonts that come with it. The package's own list of them names folders of AWS
  // Lambda, and where no font is found, Chromium ends as it draws a text.
  const fontsFile = path.join(home, 'own-fonts.conf');
  await writeFile(fontsFile, '<fontconfig><dir prefix="relative">fonts</dir></fontconfig>');
  return { executablePath: path.join(home, 'chromium'), env: { FONTCONFIG_FILE: fontsFile } };
}

/** The package unpacks to the folder for temporary files, where others' files might lie by these names. */
async function unpack(folder: string): Promise<void> {
  await execa(process.execPath, [path.join(import.meta.dirname, 'unpack-chromium.ts')], { env: { TMPDIR: folder } });
}

async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
