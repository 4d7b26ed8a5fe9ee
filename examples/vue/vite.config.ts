import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

export default defineConfig({
  // Vue asks to be told which tags are no components of its own.
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === "portico-auth" } } })],
  server: { proxy: { "/customer": "http://127.0.0.1:8080" } },
});
