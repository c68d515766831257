import KeyAnswers
internal import CLibCURL
internal import Glibc
internal import Secrets
import VerificationResults

/// One request on its way: libcurl's handle with everything that has to live as long.
final class CurlTransfer {
    let easy: UnsafeMutableRawPointer
    let place: Int
    private let request: HTTPRequest
    private var headerList: UnsafeMutablePointer<curl_slist>?
    private var bodyText: UnsafeMutableRawBufferPointer?
    private let errorText = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
    private let leavesMachine = UnsafeMutablePointer<Bool>.allocate(capacity: 1)
    fileprivate var answer = ReceivedAnswer()

    /// Bytes of headers that are taken; real ones have a few thousand.
    private static let maxHeaderBytes = 256 << 10

    /// Nil where the request cannot be put together.
    init?(_ request: HTTPRequest, place: Int, _ settings: TransportSettings) {
        guard let easy = clibcurl_easy_new() else {
            errorText.deallocate()
            leavesMachine.deallocate()
            return nil
        }
        self.easy = easy
        self.place = place
        self.request = request
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        leavesMachine.initialize(to: false)
        answer.maxBytes = request.maxBytes
        answer.maxHeaderBytes = Self.maxHeaderBytes
        guard prepare(settings) else { return nil }
    }

    deinit {
        clibcurl_easy_free(easy)
        clibcurl_free_list(headerList)
        if let bodyText {
            if let start = bodyText.baseAddress { explicit_bzero(start, bodyText.count) }
            bodyText.deallocate()
        }
        errorText.deallocate()
        leavesMachine.deallocate()
    }

    // MARK: Preparing

    private func prepare(_ settings: TransportSettings) -> Bool {
        guard setAddress(), setMethod(), setHeaders(settings) else { return false }
        // Safety: checked certificates, no other protocol, no other address, no second try.
        number(CURLOPT_SSL_VERIFYPEER, 1)
        number(CURLOPT_SSL_VERIFYHOST, 2)
        number(CURLOPT_FOLLOWLOCATION, 0)
        // A connection of its own: on a used one libcurl would try again by itself.
        number(CURLOPT_FRESH_CONNECT, 1)
        number(CURLOPT_FORBID_REUSE, 1)
        // Headers are for the server, not for a proxy on the way.
        number(CURLOPT_HEADEROPT, Int(CURLHEADER_SEPARATE))
        if request.staysOnThisMachine {
            text(CURLOPT_NOPROXY, "*")
            clibcurl_allow_loopback_only(easy, leavesMachine)
        }
        if let file = settings.certificateFile {
            text(CURLOPT_CAINFO, file)
            if let folder = settings.certificateFolder { text(CURLOPT_CAPATH, folder) }
        } else if let folder = settings.certificateFolder {
            text(CURLOPT_CAPATH, folder)
        }
        number(CURLOPT_TIMEOUT_MS, settings.timeout * 1000)
        number(CURLOPT_CONNECTTIMEOUT_MS, settings.connectTimeout * 1000)
        number(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
        number(CURLOPT_NOSIGNAL, 1)
        // Ending must not wait for a look-up of a name that nobody answers.
        number(CURLOPT_QUICK_EXIT, 1)
        clibcurl_set_pointer(easy, CURLOPT_ERRORBUFFER, errorText)
        clibcurl_receive(easy, Unmanaged.passUnretained(self).toOpaque())
        return true
    }

    private func setAddress() -> Bool {
        // libcurl would take a blank or a line break for part of the request.
        guard !request.url.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }) else { return false }
        let isPlain = request.url.hasPrefix("http://")
        guard isPlain || request.url.hasPrefix("https://") else { return false }
        text(CURLOPT_PROTOCOLS_STR, isPlain ? "http" : "https")
        return clibcurl_set_text(easy, CURLOPT_URL, request.url) == CURLE_OK
    }

    private func setMethod() -> Bool {
        guard let body = request.body else {
            number(CURLOPT_HTTPGET, 1)
            return request.method == "GET"
        }
        let bytes = Self.joined(body, ending: [])
        bodyText = bytes
        number(CURLOPT_POST, 1)
        number(CURLOPT_POSTFIELDSIZE, bytes.count)
        // Not copied: it may hold the key.
        clibcurl_set_pointer(easy, CURLOPT_POSTFIELDS, bytes.baseAddress)
        return request.method == "POST"
    }

    private func setHeaders(_ settings: TransportSettings) -> Bool {
        text(CURLOPT_USERAGENT, settings.userAgent)
        var headers = request.headers
        // Without it libcurl asks before it posts more than a little, which costs a second at some servers.
        if request.body != nil { headers.append(HTTPRequest.Header("Expect")) }
        for header in headers {
            let line = Self.joined([.text("\(header.name): ")] + header.value, ending: [0])
            defer {
                if let start = line.baseAddress { explicit_bzero(start, line.count) }
                line.deallocate()
            }
            // A line break in a value would begin another header.
            let isClean = line.dropLast().allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
            guard isClean, let start = line.baseAddress,
                let list = clibcurl_append(headerList, start.assumingMemoryBound(to: CChar.self))
            else { return false }
            headerList = list
        }
        clibcurl_set_pointer(easy, CURLOPT_HTTPHEADER, headerList)
        return true
    }

    /// The pieces one behind the other, in memory that the caller overwrites.
    private static func joined(_ pieces: [HTTPRequest.Piece], ending: [UInt8]) -> UnsafeMutableRawBufferPointer {
        let count = pieces.reduce(ending.count) { sum, piece in
            switch piece {
            case .text(let text): sum + text.utf8.count
            case .key(let secret): sum + secret.count
            }
        }
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: max(count, 1), alignment: 1)
        var offset = 0
        func append(_ bytes: some Collection<UInt8>) {
            memory[offset..<offset + bytes.count].copyBytes(from: bytes)
            offset += bytes.count
        }
        for piece in pieces {
            switch piece {
            case .text(let text): append(Array(text.utf8))
            case .key(let secret): secret.withBytes { append($0) }
            }
        }
        append(ending)
        return UnsafeMutableRawBufferPointer(rebasing: memory[..<count])
    }

    private func number(_ option: CURLoption, _ value: Int) { clibcurl_set_number(easy, option, value) }
    private func text(_ option: CURLoption, _ value: String) { clibcurl_set_text(easy, option, value) }

    // MARK: Receiving

    static func prepareReceivers() {
        clibcurl_set_receivers(
            { context, bytes, count in
                CurlTransfer.of(context)?.answer.takeBody(UnsafeRawBufferPointer(start: bytes, count: count)) ?? false
            },
            { context, bytes, count in
                CurlTransfer.of(context)?.answer.takeHeader(UnsafeRawBufferPointer(start: bytes, count: count)) ?? false
            })
    }

    private static func of(_ context: UnsafeMutableRawPointer?) -> CurlTransfer? {
        context.map { Unmanaged<CurlTransfer>.fromOpaque($0).takeUnretainedValue() }
    }

    // MARK: The end

    /// What came of it.
    func outcome(_ code: CURLcode, _ settings: TransportSettings) -> Result<HTTPAnswer, TransportFailure> {
        let latency = latency
        guard !leavesMachine.pointee || code == CURLE_OK else {
            return .failure(TransportFailure(phase: .connect, reason: .leavesMachine, latency: latency))
        }
        guard code == CURLE_OK else {
            let words = String(cString: errorText)
            let failure = CurlFailure(
                code: code, words: words.isEmpty ? String(cString: clibcurl_text_of(code)) : words,
                verification: clibcurl_number(easy, CURLINFO_SSL_VERIFYRESULT), latency: latency,
                hasConnection: clibcurl_number(easy, CURLINFO_LOCAL_PORT) > 0,
                isSecure: request.url.hasPrefix("https:"), isTooLong: answer.isTooLong, maxBytes: request.maxBytes,
                settings: settings)
            return .failure(failure.failure)
        }
        return .success(
            HTTPAnswer(
                status: clibcurl_number(easy, CURLINFO_RESPONSE_CODE), headers: answer.headers, body: answer.body,
                latency: latency))
    }

    private var latency: Latency {
        func milliseconds(_ info: CURLINFO) -> Int? {
            let time = clibcurl_microseconds(easy, info)
            return time > 0 ? (time + 500) / 1000 : nil
        }
        return Latency(
            name: milliseconds(CURLINFO_NAMELOOKUP_TIME_T), connect: milliseconds(CURLINFO_CONNECT_TIME_T),
            tls: milliseconds(CURLINFO_APPCONNECT_TIME_T), firstByte: milliseconds(CURLINFO_STARTTRANSFER_TIME_T),
            total: milliseconds(CURLINFO_TOTAL_TIME_T) ?? 0)
    }
}

/// What has arrived of an answer, within its limits.
private struct ReceivedAnswer {
    var maxBytes = 0
    var maxHeaderBytes = 0
    private(set) var headers: [(name: String, value: String)] = []
    private(set) var body: [UInt8] = []
    private(set) var isTooLong = false
    private var headerBytes = 0

    init() {}

    mutating func takeBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard body.count + bytes.count <= maxBytes else {
            isTooLong = true
            return false
        }
        body.append(contentsOf: bytes)
        return true
    }

    mutating func takeHeader(_ bytes: UnsafeRawBufferPointer) -> Bool {
        headerBytes += bytes.count
        guard headerBytes <= maxHeaderBytes else {
            isTooLong = true
            return false
        }
        // A further status line begins another answer: that of a proxy, or an interim one, came before.
        if bytes.starts(with: "HTTP/".utf8) {
            headers = []
        } else if let colon = bytes.firstIndex(of: UInt8(ascii: ":")) {
            let name = String(decoding: bytes[..<colon], as: UTF8.self).lowercased()
            var value = bytes[(colon + 1)...]
            while let last = value.last, last <= 0x20 { value = value.dropLast() }
            while let first = value.first, first <= 0x20 { value = value.dropFirst() }
            headers.append((name, String(decoding: value, as: UTF8.self)))
        }
        return true
    }
}
