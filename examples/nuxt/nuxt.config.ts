export default defineNuxtConfig({
  compatibilityDate: "2026-11-01",
  telemetry: false,
  css: ["~/shop.css"],
  app: {
    head: {
      title: "A shop in Nuxt",
      htmlAttrs: { lang: "en" },
      link: [{ rel: "icon", href: "data:," }],
    },
  },
  vue: { compilerOptions: { isCustomElement: (tag) => tag === "portico-auth" } },
  // The API answers at the page's own origin. While developing, Nuxt passes its calls on to `cargo xtask start`.
  nitro: { devProxy: { "/customer": { target: "http://127.0.0.1:8080/customer" } } },
});
