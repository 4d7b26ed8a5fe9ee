import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

export default defineConfig({
  // Vue needs to know which tags aren't Vue components.
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === "portico-auth" } } })],
  server: { proxy: { "/customer": "http://127.0.0.1:8080" } },
});
