/** How numbers of persons are shown. */

/** Printed 8 6 1 3: '19860926 201505 1 001'. What is not 18 digits comes back unchanged. */
export function formatNip(nip: string): string {
  if (!/^[0-9]{18}$/.test(nip)) return nip;
  return `${nip.slice(0, 8)} ${nip.slice(8, 14)} ${nip.slice(14, 15)} ${nip.slice(15)}`;
}

/** All but the last four digits hidden, for everyone but author and personnel. Too short to hide: hidden whole. */
export function maskNik(nik: string): string {
  const shown = nik.length >= 8 ? nik.slice(-4) : '';
  return '•'.repeat(nik.length - shown.length) + shown;
}
