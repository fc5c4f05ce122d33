def page(request, Interview, Authenticator, UserSession, get_object_or_404, redirect, pk):
    # ruleid: rows-in-a-view-without-visible-to
    Interview.objects.all()
    # ruleid: rows-in-a-view-without-visible-to
    Interview.objects.filter(municipality=pk)
    # ruleid: rows-in-a-view-without-visible-to
    get_object_or_404(Interview, pk=pk)
    # ok: rows-in-a-view-without-visible-to
    Interview.objects.visible_to(request.user).completed()
    # ok: rows-in-a-view-without-visible-to
    get_object_or_404(Interview.objects.visible_to(request.user), pk=pk)
    # ok: rows-in-a-view-without-visible-to
    Authenticator.objects.filter(user=request.user)
    # ruleid: rows-in-a-view-without-visible-to
    Authenticator.objects.filter(pk=pk)
    # ok: rows-in-a-view-without-visible-to
    get_object_or_404(UserSession, pk=pk, user=request.user)
    # ruleid: redirect-to-what-the-visitor-says
    return redirect(request.GET.get("next"))


# ruleid: view-without-csrf-check
@csrf_exempt
def takes_anything(request):
    # ok: redirect-to-what-the-visitor-says
    return redirect("home")
