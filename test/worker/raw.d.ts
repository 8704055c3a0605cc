// Vite hands a file's text over, since tests in workerd read no disk.
declare module '*.csv?raw' {
  const text: string;
  export default text;
}
