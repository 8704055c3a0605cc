/** What the build tells the service worker about the files of one version of the app. */
export interface Precache {
  /** Names the version: a hash over all files. */
  version: string;
  /** The entry script that index.html of this version loads. */
  entry: string;
  files: { url: string; revision: string }[];
}
