// What the measures have besides the Worker's own bindings.
declare namespace Cloudflare {
  interface Env {
    /** The same tables without our code before them. */
    readonly PLAIN: D1Database;
  }
}
