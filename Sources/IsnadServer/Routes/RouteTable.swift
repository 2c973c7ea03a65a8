/// All addresses of the server.
struct RouteTable: Sendable {
  let routes: [Route]

  /// - Parameter metrics: What `/metrics` shows; nil where it is not to be had.
  init(metrics: Metrics?) {
    let api: [Route] = [
      StatusRoutes.all, SearchRoutes.all, ArticleRoutes.all, RecordRoutes.all, EntityRoutes.all, StoryRoutes.all,
      FeedRoutes.all, ExtractRoutes.all, WriteRoutes.all,
    ].flatMap(\.self)
    let description = OpenAPI(routes: api).encoded
    let more = metrics.map { StatusRoutes.metrics($0) } ?? []
    routes = [api, StatusRoutes.description(description), more, PageRoutes.all].flatMap(\.self)
  }

  struct Match {
    let route: Route
    let values: [String: String]
    let format: MediaFormat?
  }

  /// The route of a method and a path. HEAD is GET without a body.
  func match(_ method: String, _ segments: [String]) throws(Problem) -> Match {
    let asked = method == "HEAD" ? "GET" : method
    var allowed: [String] = []
    for route in routes {
      guard let found = route.match(segments) else { continue }
      if route.method.rawValue == asked { return Match(route: route, values: found.values, format: found.format) }
      allowed += route.method == .get ? ["GET", "HEAD"] : [route.method.rawValue]
    }
    guard !allowed.isEmpty else { throw Problem(.notFound) }
    var problem = Problem(.methodNotAllowed, allowed.joined(separator: ", "))
    problem.headers = [("Allow", allowed.joined(separator: ", "))]
    throw problem
  }
}
