/* Starts the viewer of the REST interface. Nothing is asked of anywhere else: no validator, no fonts. */
addEventListener("DOMContentLoaded", () => {
  const place = document.getElementById("api");
  // eslint-disable-next-line no-undef
  SwaggerUIBundle({
    url: place.dataset.description,
    domNode: place,
    deepLinking: true,
    validatorUrl: null,
    docExpansion: "list",
    requestInterceptor: (request) => request,
  });
});
