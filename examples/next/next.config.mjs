// The API answers at the page's own origin. While developing, Next.js passes its calls on to `cargo xtask start`.
const API = "http://127.0.0.1:8080";

export default {
  rewrites: async () =>
    process.env.NODE_ENV === "development" ? [{ source: "/customer/:call*", destination: `${API}/customer/:call*` }] : [],
};
