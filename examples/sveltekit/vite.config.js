import adapter from "@sveltejs/adapter-node";
import { sveltekit } from "@sveltejs/kit/vite";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [sveltekit({ adapter: adapter() })],
  // The API answers at the page's own origin. While developing, Vite passes its calls on to `cargo xtask start`.
  server: { proxy: { "/customer": "http://127.0.0.1:8080" } },
});
