import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A key to the API. Only its SHA-256 is kept: a key has 256 random bits, so a slow hash adds nothing. */
@Entity('api_key')
@Index('api_key_hash', ['hash'], { unique: true })
export class ApiKeyRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', primaryKeyConstraintName: 'api_key_pk' })
  id: string;

  @Column('text')
  name: string;

  @Column('bytea')
  hash: Buffer;

  @Column('text', { array: true })
  scopes: string[];

  @Column('timestamptz', { default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  revokedAt: Date | null;
}
