import { mergeApplicationConfig } from "@angular/core";
import { type BootstrapContext, bootstrapApplication } from "@angular/platform-browser";
import { RenderMode, provideServerRendering, withRoutes } from "@angular/ssr";

import { configuration } from "./app/configuration";
import { Shop } from "./app/shop";

const onServer = mergeApplicationConfig(configuration, {
  providers: [provideServerRendering(withRoutes([{ path: "**", renderMode: RenderMode.Server }]))],
});

export default (context: BootstrapContext) => bootstrapApplication(Shop, onServer, context);
