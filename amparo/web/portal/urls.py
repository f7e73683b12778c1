from django.urls import path

from amparo.web.health import health

urlpatterns = [path("salud", health, name="health")]

handler400 = "amparo.web.errors.bad_request"
handler403 = "amparo.web.errors.forbidden"
handler404 = "amparo.web.errors.not_found"
handler500 = "amparo.web.errors.failed"
