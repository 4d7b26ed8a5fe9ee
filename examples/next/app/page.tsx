import { AddToCart } from "./shop";

export default function Home() {
  return (
    <>
      <h1>A shop in Next.js</h1>
      <AddToCart />
    </>
  );
}
