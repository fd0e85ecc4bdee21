/* What Swagger UI shows, in the place of the file that comes with it. */
window.addEventListener('load', () => {
  window.ui = SwaggerUIBundle({
    url: '../openapi.json',
    dom_id: '#swagger-ui',
    deepLinking: true,
    displayRequestDuration: true,
    persistAuthorization: true,
    /* else it sends the document to its maker's host to be checked */
    validatorUrl: null,
  });
});
