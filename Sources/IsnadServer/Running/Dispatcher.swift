import HTTPTypes
import HummingbirdCore
import IsnadArchive
import IsnadDesk
import IsnadMessages
import NIOCore
import NIOPosix
import Synchronization

/// Takes a request through all checks to its route, and its answer back.
final class Dispatcher: Sendable {
  private let desk: Desk
  private let settings: ServerSettings
  private let table: RouteTable
  private let hosts: HostCheck
  private let metrics: Metrics?
  private let kept = AnswerCache(bytes: 32 << 20)
  /// Reading the archive blocks a thread, so it has threads of its own.
  private let threads: NIOThreadPool
  private let underWay = Atomic(0)

  init(_ desk: Desk, _ settings: ServerSettings) {
    self.desk = desk
    self.settings = settings
    let metrics = settings.showsMetrics ? Metrics() : nil
    self.metrics = metrics
    table = RouteTable(metrics: metrics)
    hosts = HostCheck(bound: settings.host, names: settings.hosts)
    threads = NIOThreadPool(numberOfThreads: max(4, System.coreCount))
    threads.start()
  }

  /// Ends the threads; nothing is answered any more.
  func stop() async { try? await threads.shutdownGracefully() }

  func reply(to request: Request) async -> Reply {
    let start = ContinuousClock.now
    let path = request.head.path ?? ""
    let count = underWay.add(1, ordering: .relaxed).newValue
    defer { underWay.subtract(1, ordering: .relaxed) }
    var route: Route?
    let reply: Reply
    do throws(Problem) {
      reply = try await answer(request, path, count, &route)
    } catch {
      reply = self.reply(with: error, to: request, path, route)
    }
    tell(request, route?.name ?? "-", reply, (ContinuousClock.now - start).seconds)
    return reply
  }

  /// - Parameter count: How many requests are under way, this one among them.
  private func answer(
    _ request: Request, _ path: String, _ count: Int, _ found: inout Route?
  ) async throws(Problem) -> Reply {
    guard count <= settings.limits.requests else { throw Problem(.busy).with(header: "Retry-After", "1") }
    guard hosts.allows(request.head.authority) else { throw Problem(.foreignHost) }
    let target = try Target(path)
    let match = try table.match(request.method.rawValue, target.segments)
    let route = match.route
    found = route
    try admit(route, request)
    let values = try Values(target.query, for: route.parameters)
    guard let format = match.format ?? Negotiation(offered: route.formats).format(accepting: request.headers[.accept])
    else { throw Problem(.notAcceptable, route.formats.map(\.mediaType).joined(separator: ", ")) }
    // A page speaks the language that its address asks for, and what may be wrong with it does, too.
    let isPage = Problem(.failed).format(for: route, accepting: request.headers[.accept]) == .html
    let language =
      isPage
      ? values.text("lang").flatMap(Language.init) ?? .arabic : Language.accepted(request.headers[.acceptLanguage])
    var call = Call(
      route: route, path: match.values, values: values, format: format, language: language,
      address: String(path.prefix { $0 != "?" }),
      canReview: settings.token != nil, givesExcerpts: !settings.givesTexts)
    let isPacked = Negotiation.takesGzip(request.headers[.acceptEncoding])
    let state = try route.method == .get ? self.state(of: call) : nil
    let tag = state.map { self.tag(of: call, $0.word, isPacked: isPacked) }
    if let tag, request.headers[.ifNoneMatch].map({ tag.isNamed(in: $0) }) ?? false {
      return Reply(unchanged: tag)
    }
    try check(route.headers, of: request)
    if let tag, let answer = kept[tag] { return Reply(answer, to: request, tag: tag) }
    if let rule = route.body {
      call.body = try await BodyReader(rule: rule, seconds: settings.limits.bodySeconds).bytes(of: request)
      call.mediaType = request.headers[.contentType].map { $0.prefix { $0 != ";" }.trimmingSpaces.lowercased() } ?? ""
      call.idempotencyKey = HTTPField.Name("Idempotency-Key").flatMap { request.headers[$0] }
      call.ifMatch = request.headers[.ifMatch]
      (call.time, call.past) = (Clock.now(), Clock.now(secondsAgo: 60))
      if route.gate == .formToken { try takeForm(&call) }
    }
    let asked = call
    var answer = try await work { [desk] in try route.answer(asked, desk) }
    if let changed = state?.changed.flatMap(Clock.httpDate) { answer.headers.append(("Last-Modified", changed)) }
    if isPacked { answer = answer.packed }
    // Where somebody wrote meanwhile, the answer may tell of more than its tag.
    if let tag, answer.status == 200, try self.state(of: call)?.word == state?.word { kept.keep(answer, as: tag) }
    return Reply(answer, to: request, tag: tag)
  }

  /// Reads the form that the body is. Its token goes no further than here.
  private func takeForm(_ call: inout Call) throws(Problem) {
    guard let text = String(validating: call.body, as: UTF8.self) else { throw Problem(.badBody, "") }
    var form = try Values(try Target.pairs(text[...]), for: call.route.fields)
    guard let token = settings.token, token.admits(secret: form.take("token").map { $0[...].trimmingSpaces } ?? "")
    else { throw Problem(.badToken) }
    call.form = form
    call.body = Array(form.canonical.map { "\($0.name)=\($0.value)" }.joined(separator: "\n").utf8)
  }

  /// Whether the server was started with what the route needs, and the client has it.
  private func admit(_ route: Route, _ request: Request) throws(Problem) {
    switch route.gate {
    case .open: return
    case .extract:
      guard settings.allowsExtract else { throw Problem(.extractDisabled) }
    case .formToken:
      guard settings.token != nil else { throw Problem(.writesDisabled) }
    case .text:
      guard settings.givesTexts else { throw Problem(.textWithheld) }
    case .token:
      guard let token = settings.token else { throw Problem(.writesDisabled) }
      let challenge = "Bearer realm=\"isnad\""
      guard let sent = request.headers[.authorization] else {
        throw Problem(.noToken).with(header: "WWW-Authenticate", challenge)
      }
      guard token.admits(sent) else {
        throw Problem(.badToken).with(header: "WWW-Authenticate", challenge + ", error=\"invalid_token\"")
      }
    }
  }

  private func check(_ headers: [Route.Header], of request: Request) throws(Problem) {
    for header in headers {
      guard let name = HTTPField.Name(header.name), let value = request.headers[name], !header.allows(value) else {
        continue
      }
      throw Problem(
        .badParameter,
        faults: [Problem.Fault(parameter: header.name, code: "value", valid: header.pattern.map { [$0] } ?? [])])
    }
  }

  /// What the answer is made of, in a word, and when that changed last, where it can be told.
  private func state(of call: Call) throws(Problem) -> (word: String, changed: String?)? {
    do throws(ArchiveError) {
      switch call.route.scope {
      case .moment: return nil
      case .article: return try desk.state(ofArticle: call.part("article")).map { ($0.word, $0.changed) }
      case .archive: return (try desk.version(), nil)
      }
    } catch {
      throw Problem(of: error)
    }
  }

  /// What the call leads to as long as nobody writes to what it depends on.
  private func tag(of call: Call, _ state: String, isPacked: Bool) -> EntityTag {
    EntityTag(
      state: state,
      form: [call.format.rawValue, call.language.rawValue, call.address, isPacked ? "gzip" : ""]
        + call.values.canonical.flatMap { [$0.name, $0.value] })
  }

  /// Runs `body` on a thread that may wait.
  private func work(_ body: @escaping @Sendable () throws -> Answer) async throws(Problem) -> Answer {
    do {
      return try await threads.runIfActive(body)
    } catch let problem as Problem {
      throw problem
    } catch let error as ArchiveError {
      throw Problem(of: error)
    } catch let error as DeskError {
      throw Problem(of: error)
    } catch {
      settings.log?("failed: \(type(of: error))")
      throw Problem(.failed)
    }
  }

  private func reply(with problem: Problem, to request: Request, _ path: String, _ route: Route?) -> Reply {
    var answer = Answer(
      [], as: problem.format(for: route, accepting: request.headers[.accept]), status: problem.code.status,
      headers: problem.headers)
    answer.body =
      answer.format == .html
      ? problem.page(at: path)
      : problem.encoded(
        instance: String(path.prefix { $0 != "?" }), Language.accepted(request.headers[.acceptLanguage]))
    var reply = Reply(answer, to: request)
    // A body that nobody read would have to be read to its end before the next request.
    reply.isLast = request.method != .get && request.method != .head
    return reply
  }

  private func tell(_ request: Request, _ route: String, _ reply: Reply, _ seconds: Double) {
    let status = reply.head.status.code
    metrics?.count(route, status: status, bytes: reply.bytes.count, seconds: seconds)
    // The route's name, never the address: what somebody looked for is nobody else's.
    settings.log?("\(request.method.rawValue) \(route) \(status) \(reply.bytes.count) B \(Int(seconds * 1e6)) µs")
  }
}

extension Duration {
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

extension Language {
  /// The first of a header's languages that the program speaks; English where it names none.
  static func accepted(_ header: String?) -> Language {
    for part in header?.split(separator: ",") ?? [] {
      let tag = part.prefix { $0 != ";" }.trimmingSpaces.lowercased()
      if let language = Language(rawValue: String(tag.prefix(2))) { return language }
    }
    return .english
  }
}
