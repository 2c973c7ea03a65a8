import IsnadArchive
import IsnadDesk
import IsnadServer

/// With an even first byte the others are the file; with an odd one they say what is damaged in the demonstration archive.
func checkArchive(_ bytes: [UInt8]) async throws(BrokenClaim) {
  guard let first = bytes.first else { return }
  let folder = Scratch()
  let file = first & 1 == 0 ? Array(bytes.dropFirst()) : damaged(DemoFile.bytes, as: bytes.dropFirst())
  guard let archive = try? Archive(folder.file("a.db", file), for: .reading) else { return }
  _ = try? archive.check()
  guard let desk = try? Desk(archive) else { return }
  var settings = ServerSettings()
  settings.token = WriteToken("secret-of-the-probe")
  let server = DeskServer(desk, settings)
  var answers: [(path: String, answer: PlainAnswer)] = []
  for path in paths {
    if let answer = await server.answer(PlainRequest("GET", path)) { answers.append((path, answer)) }
  }
  await server.stop()
  for (path, answer) in answers {
    // 503 says that the archive can't be read, and why.
    try claim(answer.status < 500 || answer.status == 503, "\(path) is answered, or said to be unreadable")
    try checkForm(of: answer, path)
  }
}

/// Pieces of damage, each a place of three bytes, a length of one and the bytes that stand there then.
private func damaged(_ file: [UInt8], as damage: ArraySlice<UInt8>) -> [UInt8] {
  var (file, rest) = (file, damage)
  while rest.count > 4 {
    let place = rest.prefix(3).reversed().reduce(0) { $0 << 8 | Int($1) }
    let piece = rest.dropFirst(4).prefix(Int(rest[rest.startIndex + 3] & 15) + 1)
    rest = rest[piece.endIndex...]
    for (i, byte) in piece.enumerated() { file[(place + i) % file.count] = byte }
  }
  return file
}

/// All kinds of tables, with their lists and what stands behind each entry. The undamaged archive must be readable, or nothing is tried
/// (see ``DemoFile``).
private let paths: [String] = {
  let folder = Scratch()
  guard let archive = try? Archive(folder.file("a.db", DemoFile.bytes), for: .reading),
    let first = try? archive.search(SearchRequest(.articles)).hits.first?.article.ref
  else { fatalError("The demonstration archive can't be read") }
  let article = first.dropFirst("sha256:".count)
  return [
    "/v1/articles", "/v1/articles/\(article)", "/v1/articles/\(article)/text", "/v1/articles/\(article)/annotations",
    "/v1/spans/\(article)/0-40", "/v1/search?q=الوزير&facet=outlet,speaker,month",
    "/v1/search?in=statements&q=قال+OR+مياه",
    "/v1/statements?sort=newest", "/v1/events.geojson", "/v1/figures.csv", "/v1/votes", "/v1/polls",
    "/v1/statements/\(article)/s1", "/v1/entities", "/v1/entities/1", "/v1/entities/1/variants",
    "/v1/entities/1/statements", "/v1/resolve?name=الوزير", "/v1/stories?least=1", "/v1/stories/\(article)",
    "/v1/stories/\(article)/timeline", "/v1/conflicts", "/feeds/statements", "/", "/?q=الوزير&in=figures",
    "/a/\(article)",
    "/a/\(article)?view=characters", "/s/\(article)/s1", "/e/1", "/st", "/st/\(article)", "/c", "/brief", "/sources",
    "/q",
  ]
}()
