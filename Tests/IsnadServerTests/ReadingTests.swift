import Foundation
import IsnadArchive
import Testing

@testable import IsnadServer

extension ServerTests {
  /// What is read, and in which form.
  @Suite struct ReadingTests {
    @Test("articles are listed newest first, part by part, and what comes in between moves nothing")
    func cursors() async throws {
      try await RunningServer.run { server async throws in
        let first = try await server.get("/v1/articles?limit=2")
        #expect(first.status == 200 && first["data.#"] == "2" && first["page.total"] == "3")
        #expect(first["data.0.published"] == "2024-03-28" && first["data.1.published"] == "2024-03-27")
        let next = try #require(first["page.next"])
        let link = try #require(first.headers["link"])
        #expect(link.hasPrefix("</v1/articles?") && link.contains("cursor=\(next)") && link.hasSuffix("; rel=\"next\""))
        try TestArticle(text: "قال الوزير سامي الراشد إن النفق جديد.", published: "2024-03-30").store(
          in: server.archive, position: 9)
        let second = try await server.get("/v1/articles?limit=2&cursor=\(next)")
        #expect(second["data.#"] == "1" && second["data.0.published"] == "2024-03-26" && second["page.next"] == nil)
        #expect(second.headers["link"] == nil)
        let other = try await server.get("/v1/articles?limit=2&outlet=x&cursor=\(next)")
        #expect(other.status == 422 && other["type"] == "urn:isnad:problem:bad-cursor")
      }
    }

    @Test("a search gives snippets, records, facets; an empty one says what would find something")
    func search() async throws {
      try await RunningServer.run { server async throws in
        let found = try await server.get("/v1/search?q=الجسر&facet=outlet,day")
        #expect(found["data.#"] == "1" && found["data.0.article.title"] == "الجسر")
        #expect(found["data.0.snippet.matches.0.text"] == "الجسر" && found["facets.outlet.0.value"] == "وكالة النهر")
        let statements = try await server.get("/v1/search?q=جسر&in=statements&offsets=utf16,byte")
        #expect(statements["data.0.record.content.0.text"] == "الجسر آمن")
        #expect(statements["data.0.record.content.0.byte.0"] != nil)
        #expect(statements["data.0.entities.0.name"] == "سامي الراشد")
        let none = try await server.get("/v1/search?q=الجسر&outlet=صحيفة الجبل")
        #expect(none["data.#"] == "0" && none["query.hints.0.try"] == "without" && none["query.hints.0.total"] == "1")
        #expect(try await server.get("/v1/search?q=\"الجسر").status == 422)
      }
    }

    @Test("an article, its text to the byte, its annotations, a part of it with its records")
    func article() async throws {
      try await RunningServer.run { server async throws in
        let article = TestArticle.few[0]
        let whole = try await server.get("/v1/articles/\(article.id)")
        #expect(whole["id"] == article.id && whole["reading.statements.#"] == "1" && whole["outlet"] == "وكالة النهر")
        #expect(try await server.get("/v1/articles/\(article.id.dropFirst(7).prefix(12))")["id"] == article.id)
        let text = try await server.get("/v1/articles/\(article.id)/text")
        #expect(text.body == Data(article.text.utf8) && text.headers["content-type"] == "text/plain; charset=utf-8")
        let notes = try await server.get("/v1/articles/\(article.id)/annotations")
        #expect(notes.headers["content-type"] == "application/ld+json" && notes.json != nil)
        let span = try await server.get("/v1/spans/\(article.id)/11-22")
        #expect(span["span.text"] == "سامي الراشد" && span.text.contains("\"kind\":\"entity\""))
        #expect(try await server.get("/v1/spans/\(article.id)/0-9999").status == 404)
        #expect(try await server.get("/v1/spans/\(article.id)/5-2").status == 404)
        #expect(try await server.get("/v1/articles/sha256:00").status == 404)
      }
    }

    @Test("who takes gzip gets it, with a validator of its own; an article tells when it changed last")
    func transfer() async throws {
      try await RunningServer.run { server async throws in
        func head(_ path: String, _ coding: String) async -> [String] {
          await RawConnection.exchange(
            "HEAD \(path) HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: \(coding)\r\nConnection: close\r\n\r\n",
            port: server.port
          ).lowercased().split(separator: "\r\n").map(String.init)
        }
        let path = "/v1/articles/\(TestArticle.few[0].id)"
        let (packed, plain) = (await head(path, "br, gzip"), await head(path, "gzip;q=0, br"))
        #expect(packed.contains("content-encoding: gzip") && !plain.contains("content-encoding: gzip"))
        #expect(plain.contains("last-modified: mon, 01 apr 2024 00:00:00 gmt"))
        #expect(plain.contains("vary: accept, accept-encoding, accept-language"))
        #expect(packed.first { $0.hasPrefix("etag:") } != plain.first { $0.hasPrefix("etag:") })
        #expect(!(await head("/healthz", "gzip")).contains("content-encoding: gzip"))
        let article = try await server.get(path)
        #expect(article["id"] == TestArticle.few[0].id)
      }
    }

    @Test("of records those keys are given that are asked for, and what found them")
    func fields() async throws {
      try await RunningServer.run { server async throws in
        let list = try await server.get("/v1/statements?fields=cue,form&offsets=byte")
        #expect(list["data.0.record.cue.text"] != nil && list["data.0.record.rule"] != nil)
        #expect(list["data.0.record.id"] != nil && !list.text.contains("\"speaker\":"))
        #expect(list["data.0.record.cue.byte.0"] != nil)
        #expect(try await server.get("/v1/statements?fields=cues").status == 400)
      }
    }

    @Test("what is set beside one another says how much of it was read")
    func extent() async throws {
      try await RunningServer.run { server async throws in
        let conflicts = try await server.get("/v1/conflicts?measure=killed")
        #expect(conflicts["articles.read"] == conflicts["articles.found"] && conflicts["articles.read"] != nil)
      }
    }

    @Test("records by kind, with filters of their own, each at its address")
    func records() async throws {
      try await RunningServer.run { server async throws in
        let list = try await server.get("/v1/figures?measure=killed")
        #expect(list["data.#"] == "1" && list["data.0.record.value"] == "12")
        let id = try #require(list["data.0.id"])
        let one = try await server.get("/v1/figures/\(id)")
        #expect(one["record.value"] == "12" && one["context.matches.0.text"] == one["record.span.text"])
        #expect(one["record.explain.#"] != nil)
        #expect(try await server.get("/v1/figures/\(id.dropLast())9").status == 404)
        #expect(try await server.get("/v1/statements?speaker=الراشد")["data.#"] == "2")
        #expect(try await server.get("/v1/statements?speaker=الراشد&to=2024-03-26")["data.#"] == "1")
        #expect(try await server.get("/v1/votes")["data.#"] == "0")
      }
    }

    @Test(
      "the form is asked for by suffix or by Accept",
      arguments: [
        ("/v1/statements.csv", nil, "text/csv; charset=utf-8; header=present"),
        ("/v1/statements", "text/csv", "text/csv; charset=utf-8; header=present"),
        ("/v1/statements.jsonl", nil, "application/jsonl"), ("/v1/statements.jsonld", nil, "application/ld+json"),
        ("/v1/statements.atom", nil, "application/atom+xml"), ("/v1/events.geojson", nil, "application/geo+json"),
        ("/v1/events.ics", nil, "text/calendar; charset=utf-8"),
        ("/v1/figures", "text/*;q=0.5, application/json;q=0.4", "text/csv; charset=utf-8; header=present"),
        ("/v1/figures", "*/*", "application/json"), ("/v1/figures", "image/png", "application/problem+json"),
        ("/v1/figures.png", nil, "application/problem+json"),
      ] as [(String, String?, String)])
    func forms(_ path: String, _ accept: String?, _ type: String) async throws {
      try await RunningServer.run { server async throws in
        let response = try await server.get(path, accept.map { ["Accept": $0] } ?? ["Accept": "*/*"])
        #expect(response.headers["content-type"] == type)
      }
    }

    @Test("a table has the rows of the list alone, and a mark for spreadsheets only where it is asked for")
    func table() async throws {
      try await RunningServer.run { server async throws in
        let plain = try await server.get("/v1/statements.csv?speaker=الراشد")
        #expect(plain.body.prefix(3) != Data([0xEF, 0xBB, 0xBF]))
        #expect(plain.text.contains("الجسر آمن") && !plain.text.contains("الطريق مغلق"))
        let one = try await server.get("/v1/statements.csv?speaker=الراشد&limit=1")
        #expect(one.text.split(separator: "\r\n").count == 2 && one.headers["link"] != nil)
        let all = try await server.get("/v1/figures.csv")
        let head = all.text.split(separator: "\r\n")[0]
        for column in ["outlet", "published", "title", "url", "voucher"] { #expect(head.contains("\"\(column)\"")) }
        #expect(all.text.contains("\"2024-03-2"))
        #expect(try await server.get("/v1/statements.csv?excel=1").body.prefix(3) == Data([0xEF, 0xBB, 0xBF]))
      }
    }

    @Test("who is who, with spellings and statements, and who may be meant")
    func entities() async throws {
      try await RunningServer.run { server async throws in
        let list = try await server.get("/v1/entities?name=الراشد")
        #expect(list["data.0.name"] == "سامي الراشد" && list["data.0.articles"] == "2" && list["page.total"] == nil)
        let id = try #require(list["data.0.id"])
        #expect(try await server.get("/v1/entities/\(id)")["variants.0.name"] == "سامي الراشد")
        #expect(try await server.get("/v1/entities/\(id)/variants")["variants.#"] != nil)
        #expect(try await server.get("/v1/entities/\(id)/statements")["data.#"] == "2")
        let candidates = try await server.get("/v1/resolve?name=الراشد")
        #expect(candidates["candidates.0.id"] == id && candidates["candidates.0.reasons.0"] == "part_of_name")
        #expect(try await server.get("/v1/resolve").status == 400)
        #expect(try await server.get("/v1/entities/999").status == 404)
        #expect(try await server.get("/v1/entities/x").status == 404)
      }
    }

    @Test("stories with their timeline and conflicts")
    func stories() async throws {
      try await RunningServer.run { server async throws in
        _ = try server.archive.groupStories(jobs: 1)
        #expect(try await server.get("/v1/stories?least=1")["data.0.id"] != nil)
        let id = TestArticle.few[0].id
        #expect(try await server.get("/v1/stories/\(id)")["tellings.0.first.id"] == id)
        #expect(try await server.get("/v1/stories/\(id)/timeline")["entries.0.sources.0.article"] == id)
        #expect(try await server.get("/v1/stories/\(id)/conflicts")["figures.#"] == "0")
        #expect(try await server.get("/v1/conflicts?measure=killed")["figures.0.sources.0.claims.0.value"] == "12")
        #expect(try await server.get("/v1/conflicts?as_of=2024-03").status == 400)
      }
    }

    @Test("what is kept is asked for again only when the archive changed")
    func validators() async throws {
      try await RunningServer.run { server async throws in
        let first = try await server.get("/v1/statements")
        let tag = try #require(first.headers["etag"])
        #expect(!tag.hasPrefix("W/") && first.headers["cache-control"] == "private, no-cache")
        let again = try await server.get("/v1/statements", ["If-None-Match": tag])
        #expect(again.status == 304 && again.body.isEmpty && again.headers["etag"] == tag)
        // Somebody else gets the answer that was made before.
        #expect(try await server.get("/v1/statements").body == first.body)
        #expect(try await server.get("/v1/statements?limit=3", ["If-None-Match": tag]).status == 200)
        #expect(try await server.get("/v1/statements.csv", ["If-None-Match": tag]).status == 200)
        let article = try await server.get("/v1/articles/\(TestArticle.few[0].id)")
        let articleTag = try #require(article.headers["etag"])
        try TestArticle(text: "قال الوزير سامي الراشد إن النفق جديد.").store(in: server.archive, position: 9)
        let changed = try await server.get("/v1/statements", ["If-None-Match": tag])
        #expect(changed.status == 200 && changed.body != first.body)
        // Another article does not change this one.
        #expect(
          try await server.get("/v1/articles/\(TestArticle.few[0].id)", ["If-None-Match": articleTag]).status == 304)
      }
    }

    @Test("HEAD is GET without a body; other methods are told which there are")
    func methods() async throws {
      try await RunningServer.run { server async throws in
        let get = try await server.get("/v1/articles")
        let head = try await server.get("/v1/articles", method: "HEAD")
        #expect(head.status == 200 && head.body.isEmpty && head.headers["etag"] == get.headers["etag"])
        let deleted = try await server.get("/v1/articles", method: "DELETE")
        #expect(deleted.status == 405 && deleted.headers["allow"] == "GET, HEAD, POST")
      }
    }
  }
}
