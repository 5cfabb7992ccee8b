/** What the machine allows. */
export interface Machine {
  readonly isRoot: boolean;
  readonly hasApt: boolean;
  /** sudo that does not ask for a password */
  readonly hasSudo: boolean;
}

/** Run these commands, or tell the person at the terminal which one to run. */
export type Decision =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'run'; readonly commands: readonly (readonly string[])[] }
  | { readonly kind: 'tell'; readonly command: string };

const apt = ['apt-get', '-o', 'DPkg::Lock::Timeout=900'];

/** Packages are installed where we have the right to; otherwise one line says what to do. */
export function decideInstall(packages: readonly string[], machine: Machine): Decision {
  if (packages.length === 0) return { kind: 'nothing' };
  const install = [...apt, 'install', '-y', '--no-install-recommends', ...packages];
  if (!machine.hasApt) return { kind: 'tell', command: withoutApt(packages) };
  if (!machine.isRoot && !machine.hasSudo) return { kind: 'tell', command: `sudo ${install.join(' ')}` };
  const before = machine.isRoot ? [] : ['sudo', '-n'];
  return {
    kind: 'run',
    commands: [
      [...before, ...apt, 'update'],
      [...before, ...install],
    ],
  };
}

function withoutApt(packages: readonly string[]): string {
  const names = packages.map((name) => (name.startsWith('mariadb') ? 'MariaDB ≥ 10.11' : name));
  return `(${[...new Set(names)].join(', ')})`;
}
