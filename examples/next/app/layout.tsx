import type { ReactNode } from "react";

import { Shop } from "./shop";
import "./shop.css";

export const metadata = { title: "A shop in Next.js", icons: { icon: "data:," } };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <Shop>{children}</Shop>
      </body>
    </html>
  );
}
