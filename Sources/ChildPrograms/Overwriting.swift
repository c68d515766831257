internal import Glibc

extension [UInt8] {
    /// Overwrites the bytes with zeros, so that what was secret does not stay in memory.
    public mutating func overwrite() {
        withUnsafeMutableBytes { if let start = $0.baseAddress { explicit_bzero(start, $0.count) } }
    }
}
