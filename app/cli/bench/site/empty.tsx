// A page with nothing on it: what Remix itself costs.
export default function EmptyRoute() {
  return null;
}
