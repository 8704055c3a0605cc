// Placeholder until the screens exist.
export function App() {
  return (
    <main>
      <h1>Sidak</h1>
    </main>
  );
}
